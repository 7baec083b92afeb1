import type { AnswerFacts } from '../facts.ts'
import type { AnswerTexts } from './sv.ts'

export const en: AnswerTexts = {
  subject: ({ heading, recipient }: { heading: string; recipient: string }) => `${heading}: ${recipient}`,
  recipient: 'To',
  state: 'State',
  repliedAt: 'Replied',
  phone: 'The code goes to',
  until: 'Can be read until',
  others: 'Other recipients',
  canSay: 'What you can answer',
  status: 'Show status',
  sentBy: 'An automatic answer from Sigill to your mail. Answer again to change something else.',
  done: {
    RECALL: {
      heading: 'The message is recalled',
      text: () =>
        'It is deleted, and the recipient cannot read it any more. What the recipient has read or saved cannot be taken back.',
    },
    EXTEND: {
      heading: 'There is more time',
      text: ({ until }: AnswerFacts) => `The message can now be read until ${until}, by everybody it was sent to.`,
    },
    STATUS: { heading: 'How things stand', text: () => 'This is what we know about the message right now.' },
    REMIND: {
      heading: 'The link goes out once more',
      text: () => 'The recipient gets a new mail with the same link in a moment.',
    },
    GIVE_NUMBER: {
      heading: 'The number is in place',
      text: ({ phone }: AnswerFacts) =>
        `The code goes to the number that ends in ${phone}. Is that wrong? Answer with the right number.`,
    },
    FORGET_NUMBER: {
      heading: 'The number is forgotten',
      text: () =>
        'We do not remember the number of the recipient any more. Write it the next time you send a message that opens with a code.',
    },
    RECEIPTS_ON: {
      heading: 'You are told when a message is opened',
      text: () => 'This goes for every message that you send. Answer receipts off when you do not want it any more.',
    },
    RECEIPTS_OFF: {
      heading: 'You are not told any more when a message is opened',
      text: () =>
        'This goes for every message that you send. We still tell you when something goes wrong. Answer receipts on if you change your mind.',
    },
    UNLOCK: {
      heading: 'The lock is gone',
      text: () => 'The recipient can open the message again, with the same link and a new code.',
    },
    HELP: {
      heading: 'What you can answer',
      text: () => 'Write one of the words at the top of your answer, alone on its line.',
    },
  },
  unknown: {
    heading: 'We did not understand your answer',
    text: () =>
      'Nothing has changed. Answer again with one thing at a time: write one of the words below at the top, alone on its line.',
  },
  refused: {
    heading: 'That was not possible',
    why: {
      UNKNOWN: 'We do not have the message any more.',
      ENDED: 'The message is deleted already: it was recalled, or its time is over. Is it needed? Send it again.',
      DAYS_NOT_ALLOWED:
        'A message can be read for at most 365 days after it was sent. Answer with fewer days, for example extend 14.',
      LINK_NOT_KEPT:
        'We do not have the link any more: the message has been opened, or no links are kept here. Ask the recipient to find the mail with the link, or send the message again.',
      ON_ITS_WAY: 'The mail with the link is on its way already. We tell you if it does not arrive.',
      HELD: 'The message waits for the mobile number of the recipient. Answer with the number, and the link goes out.',
      LOCKED: 'The message is locked after too many wrong codes. Answer unlock first.',
      NOT_LOCKED: 'The message is not locked. The recipient can open it with their link.',
      TOO_OFTEN:
        'This has been done as often as it can be. The link can be sent three times a day, and a message can be unlocked twice. Does the recipient still need it? Send the message again.',
      NO_NUMBER_NEEDED: 'This message opens without a code, so no number is needed.',
      MALFORMED_PHONE:
        'That is not a whole telephone number. Answer with the mobile number at the top and nothing else, for example +46 70 xxx xx xx.',
      PHONE_NOT_ALLOWED:
        'No SMS can be sent to this number from here. Answer with a mobile number in a country that is allowed.',
    },
  },
  states: {
    ACCEPTED: 'The mail with the link is on its way',
    ANNOUNCED: 'The recipient has the link',
    HELD: 'Waits for the right mobile number',
    OPENED: 'Opened',
    LOCKED: 'Locked after too many wrong codes',
    UNDELIVERABLE: 'The mail with the link did not arrive',
    RECALLED: 'Recalled and deleted',
    EXPIRED: 'The time is over, and the message is deleted',
  },
  words: {
    receiptsOn: { say: 'receipts on', does: 'you are told when what you send is opened' },
    forgetNumber: { say: 'forget number', does: 'we forget the number of the recipient' },
  },
}
