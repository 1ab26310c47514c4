import type { CompiledHospital } from './compiled-hospital';

/** Beds of every unit at one moment of a replication. */
export class BedState {
  readonly occupied: Int32Array;
  readonly cleaning: Int32Array;
  private readonly staffed: Int32Array;
  /** Patients who leave a unit without limits before a full hour, [hour x units + unit]. */
  private readonly quiet: Int32Array;
  /** Units without limits. */
  private readonly open: Int32Array;

  constructor(private readonly hospital: CompiledHospital) {
    this.occupied = new Int32Array(hospital.units);
    this.cleaning = new Int32Array(hospital.units);
    this.staffed = new Int32Array(hospital.units);
    this.quiet = new Int32Array((hospital.hours + 1) * hospital.units);
    this.open = Int32Array.from([...hospital.unlimited.keys()].filter((u) => hospital.unlimited[u] === 1));
  }

  restart(): void {
    this.occupied.fill(0);
    this.quiet.fill(0);
    this.hospital.input.units.forEach((unit, u) => {
      this.cleaning[u] = unit.unlimited ? 0 : unit.inCleaning;
    });
    this.staffed.set(this.hospital.staffed.subarray(0, this.hospital.units));
  }

  /** Somebody leaves by a full hour who frees no bed: it is enough to know that when the hour comes. */
  leaveQuietly(unit: number, hour: number): void {
    if (hour <= this.hospital.hours) this.quiet[hour * this.hospital.units + unit]! += 1;
  }

  dropQuiet(hour: number): void {
    const { occupied, quiet, open } = this;
    const row = hour * this.hospital.units;
    for (let i = 0; i < open.length; i++) occupied[open[i]!]! -= quiet[row + open[i]!]!;
  }

  /** Takes over the staffed beds of a clock hour; adds the units that gained beds to `gained`. */
  staffAt(hour: number, gained: number[]): void {
    const { units, staffed, staffChanges } = this.hospital;
    if (staffChanges[hour] === 0) return;
    for (let u = 0; u < units; u++) {
      const beds = staffed[hour * units + u]!;
      if (beds > this.staffed[u]!) gained.push(u);
      this.staffed[u] = beds;
    }
  }

  /** Beds that could take a patient now: staffed and not in use, standing and clean. Negative in an overfull unit. */
  free(unit: number): number {
    const staffed = this.staffed[unit]! - this.occupied[unit]!;
    const standing = this.hospital.physical[unit]! - this.occupied[unit]! - this.cleaning[unit]!;
    return staffed < standing ? staffed : standing;
  }
}
