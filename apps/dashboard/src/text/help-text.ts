/** The help page: how the board is to be read. */
export const helpText = {
  title: 'How to read Wardcast',
  lead: 'Every screen answers first and proves it below. All of it is read at the target time you choose.',
  sections: [
    { head: 'N in 10', body: 'The chance that a ward, a division or the hospital needs more beds than are staffed at the target time. Ten dots, words, level and table always show the same chance.' },
    { head: 'Likely X to Y', body: 'Eight times in ten the number of free beds lies in this range. "Short" beds are patients without a staffed bed.' },
    { head: 'Steady, Tight, Short, Critical', body: 'Chances of 0 or 1, 2 to 4, 5 to 7, and 8 or more in 10. A level rises after two forecasts in a row and falls after three, so it may trail the chance for a moment. It is a forecast, never the declared escalation level.' },
    { head: 'Definite and likely', body: 'Definite moves are confirmed or decided by a person. Likely moves are what the forecast adds. The two are never mixed.' },
    { head: 'The fan', body: 'Bands hold 50, 80 and 95 of 100 outcomes. Petrol is at or below the staffed beds, orange is above them. The dark line is what happened.' },
    { head: 'Live, delayed, stale', body: 'The last heartbeat of the feeds decides: live up to 2 minutes, delayed up to 10, then stale. Stale numbers lose their colour and are spoken of in the past tense. A quiet night with heartbeats is live.' },
    { head: 'Real change, usual variation', body: 'The weekly summary draws twelve weeks with their usual range. A real change is a week outside that range, seven on one side of the mean, seven rising or falling, or two of three near a limit; everything else is the noise of ordinary weeks. Counts of 1 to 10 patients are hidden there.' },
    { head: 'Keys', body: 'Tab moves through the page, arrow keys change the target time, Enter opens a ward. Ctrl K (Cmd K on a Mac) finds wards, pages and actions; G and then B, W, H or I goes to the board, the weekly summary, this help or the welcome page; ? comes here. The order of wards is held while pointer or focus is in the list.' },
  ],
} as const;
