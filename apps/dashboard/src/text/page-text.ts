/** Names of the pages, the same in the navigation, the command menu and the titles. */
export const pageText = {
  board: 'Board',
  scenarios: 'Scenarios',
  summary: 'Weekly summary',
  settings: 'Settings',
  help: 'Help',
  welcome: 'Welcome',
  about: {
    board: 'beds free at the next meeting, ward by ward',
    scenarios: 'try a change before it is made',
    summary: 'one page a week, prints on two sides of A4',
    settings: 'nurse ratios, warnings, shifts, and who set them',
    help: 'what the words, dots and fans mean',
    welcome: 'what this is, in three steps',
  },
} as const;
