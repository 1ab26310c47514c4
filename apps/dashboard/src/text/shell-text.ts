/** Words of the frame around every screen. */
export const shellText = {
  product: 'Wardcast',
  skip: 'Skip to the answer',
  ribbonLabel: 'Sample data',
  ribbonStrong: 'Sample hospital.',
  ribbon: 'All data is invented.',
  ribbonLong: 'Nothing here is about a real patient, ward or day.',
  nav: 'Main',
  board: 'Board',
  help: 'Help',
  theme: (next: 'light' | 'dark') => `Change to the ${next} theme`,
  issued: (clock: string, day: string, zone: string) => `Forecast issued ${clock}, ${day}, ${zone}`,
  model: (version: string, clock: string) => `Model ${version}, data known to ${clock}`,
  notDeclared: 'Forecast level, not the declared escalation level',
  personDecides: 'Suggestions only: a person decides',
};
