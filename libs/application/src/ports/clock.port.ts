/** Time is an input. `now()` is the hospital's clock in UTC ms; with a sped-up sample hospital it runs `speed` times as fast as the wall's. */
export interface Clock {
  now(): number;
  readonly speed: number;
}
