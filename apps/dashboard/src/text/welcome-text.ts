/** Words of the first page: what this is, in three steps. */
export const welcomeText = {
  title: 'Welcome',
  head: (isReady: boolean) => (isReady ? 'Wardcast is running. Look around.' : 'Wardcast is starting.'),
  lead: 'It tells a hospital, hour by hour, how many beds it will have, how sure that is, and what would change it. Nothing leaves this machine.',
  steps: {
    look: { sample: 'The sample hospital is live', own: 'Your hospital is live', waiting: 'The hospital is being read' },
    read: 'Learn to read one answer',
    connect: 'Connect your own hospital',
  },
  wards: 'wards',
  occupied: (staffed: number) => `of ${staffed} staffed beds occupied`,
  atRisk: (at: string) => `wards at risk at ${at}`,
  openBoard: 'Open the board',
  openSummary: 'Read last week on one page',
  lookDetail: 'An invented emergency department and its wards, moving as a hospital moves.',
  readDetail: 'Every screen answers first. "7 in 10" is a chance: in ten hours like this one, seven would run out. "Likely 6 short to 2 free" holds eight times in ten.',
  openHelp: 'What the words, dots and fans mean',
  connectDetail: 'Without one, the sample hospital stays. These ways exist today:',
  ways: [
    { name: 'Recorded movements (CSV)', body: 'Past stays of one ward after another, counted again and compared:', command: 'npm run replay -- FILE --verify' },
    { name: 'Live events through Kafka', body: 'Admissions, moves, beds and staffing as CloudEvents; brokers and database come from the environment:', command: 'npm run worker -- --help' },
    { name: 'A forecast check on a file of yours', body: 'Counts by hour in a CSV, forecast and scored against simple rules:', command: 'npm run backtest -- csv' },
  ],
  get: 'What you get, and when',
  whens: [
    { when: 'In the first minute', what: 'Live census, beds free now, definite moves.' },
    { when: 'With the first forecasts', what: 'Chance of running out and likely range for every ward, up to three days ahead.' },
    { when: 'After two weeks', what: 'Your own hours and weekdays speak; until then a simpler rule does, and says so.' },
    { when: 'After eight weeks', what: 'The weekly summary tells a real change from noise.' },
  ],
  before: 'Before you connect',
  promises: ['No names and no record numbers are stored.', 'Read only: nothing is written back.', 'Works offline on this machine.'],
};
