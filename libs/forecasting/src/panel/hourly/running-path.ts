/** A path over the hours with its running sums, so that the mean of any stretch costs one subtraction. */
export class RunningPath {
  readonly values: Float64Array;
  private readonly sums: Float64Array;

  constructor(hours: number) {
    this.values = new Float64Array(hours);
    this.sums = new Float64Array(hours + 1);
  }

  /** Sets the value of an hour; hours are set in order. */
  set(hour: number, value: number): void {
    this.values[hour] = value;
    this.sums[hour + 1] = this.sums[hour]! + value;
  }

  /** Value so many hours before; 0 before the first hour. */
  back(hour: number, hours: number): number {
    return hour >= hours ? this.values[hour - hours]! : 0;
  }

  /** Mean of the `hours` that end with `hour`, counting hours before the first as zero. */
  mean(hour: number, hours: number): number {
    return (this.sums[hour + 1]! - this.sums[Math.max(0, hour + 1 - hours)]!) / hours;
  }
}
