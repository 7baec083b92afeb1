import type { OperatorTexts } from './sv.ts'

export const en: OperatorTexts = {
  heading: 'Statistics',
  intro:
    'Protected messages that were sent from here, and what has come of them until now. One message to one recipient counts as one.',
  signIn: {
    heading: 'Sign in',
    intro: 'This page is for those who run Sigill.',
    OPENID_CONNECT: 'You sign in with the account that you have at your organisation.',
    ONE_TIME_LINK: 'Run the command below on the server. It gives you a link that signs you in once.',
    button: 'Sign in',
    link: 'The link signs you in on this computer for eight hours. It works once.',
    LINK_OVER: 'The link no longer works. It has been used, or is older than a quarter of an hour.',
    linkUnused:
      'You are signed in already, so the link was not used. Until it is a quarter of an hour old it can sign in somebody else.',
    SESSION_OVER:
      'You are no longer signed in. That happens after an hour in which the page is not used, and always after eight hours.',
    REFUSED:
      'The sign-in did not go through. Try again. If that does not help, your account has no right to this page: ask those who look after your accounts.',
    FAILED: 'The sign-in service cannot be reached right now. Try again in a moment.',
  },
  signOut: 'Sign out',
  period: {
    label: 'Time',
    year: 'The last twelve months',
    thisYear: 'This year',
    lastYear: 'Last year',
    twoYears: 'The last 24 months',
  },
  download: 'Download as a file (CSV)',
  none: 'No protected message was sent in this time.',
  month: 'Month',
  total: 'Total',
  counting: 'Counting …',
  medianHours: 'hours',
  charts: {
    category: {
      heading: 'Sent to whom',
      label: 'Bar chart: messages sent each month, by whom they went to. The table beside it has the figures.',
    },
    level: {
      heading: 'Sent with which protection',
      label: 'Bar chart: messages sent each month, by how they were protected. The table beside it has the figures.',
    },
    openedShare: {
      heading: 'How many are opened',
      label:
        "Line chart: the share of each month's messages that has been opened. The table beside it has the figures.",
    },
    median: {
      heading: 'How soon they are opened',
      label:
        'Line chart: the hours in which half of the opened messages were opened. The table beside it has the figures.',
    },
    outcome: { heading: 'Everything, month by month' },
  },
  stillGrowing: 'The figures of the last months may still grow: messages that have not expired may yet be opened.',
}
