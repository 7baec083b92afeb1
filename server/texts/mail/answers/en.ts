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
  canSay: 'What you can reply',
  status: 'Show status',
  sentBy: 'An automatic reply from Sigill to your mail. Reply again to change something else.',
  done: {
    RECALL: {
      heading: 'The message is recalled',
      text: ({ hasOthers }: AnswerFacts) =>
        'This recipient can no longer read the message. ' +
        (hasOthers
          ? 'The others you sent it to can still read it: reply “recall all”, or press “Show status” to recall it from everybody. '
          : '') +
        'What the recipient has already read or saved cannot be taken back.',
    },
    RECALL_ALL: {
      heading: 'The message is recalled from everybody',
      text: ({ recipients }: AnswerFacts) =>
        `${recipients === 1 ? 'The recipient cannot' : `None of the ${recipients} recipients can`} read it any more. What has already been read or saved cannot be taken back.`,
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
      heading: 'The number is saved',
      text: ({ phone, isNumberTold, hasLink }: AnswerFacts) =>
        `We have saved the number that ends in ${phone}.${isNumberTold ? ' You also get an e-mail about the new number; codes go there once that e-mail has reached you.' : ''} Wrong number? Reply with the right one.${hasLink ? ' The link that the recipient has works.' : ''}`,
    },
    FORGET_NUMBER: {
      heading: 'The number is forgotten',
      text: () =>
        'We do not remember the number of the recipient any more. Write it the next time you send a message that opens with a code.',
    },
    RECEIPTS_ON: {
      heading: 'You are told when a message is opened',
      text: () => 'This goes for every message that you send. Reply “read receipts off” when you no longer want it.',
    },
    RECEIPTS_OFF: {
      heading: 'You are not told any more when a message is opened',
      text: () =>
        'This goes for every message that you send. We still tell you when something goes wrong. Reply “read receipts on” if you change your mind.',
    },
    UNLOCK: {
      heading: 'The message is unlocked',
      text: () => 'The recipient can open the message again, with the same link and a new code.',
    },
    HELP: {
      heading: 'What you can reply',
      text: () => 'Write one of the words at the top of your reply, alone on its line.',
    },
  },
  unknown: {
    heading: 'We did not understand your reply',
    text: () =>
      'Nothing has changed. Reply again with one thing at a time: write one of the words below at the top, alone on its line.',
  },
  which: {
    heading: 'Which message do you mean?',
    text: () =>
      'You replied to a summary of several messages. Nothing has changed. Go to the summary, press “Reply about this one” at the message and write one of the words below at the top, alone on its line.',
  },
  refused: {
    heading: 'That was not possible',
    tooManyDays: ({ days }) =>
      days === 0
        ? 'A message can be read for at most 365 days after it was sent, and this one can already. Is it needed for longer? Send it again then.'
        : `A message can be read for at most 365 days after it was sent. You can add at most ${days} ${days === 1 ? 'day' : 'days'}: reply for example “extend ${Math.min(days, 14)}”.`,
    why: {
      UNKNOWN: 'We do not have the message any more.',
      ENDED: 'The message is deleted already: it was recalled, or its time is over. Is it needed? Send it again.',
      CHANGED:
        'The details of the recipient were changed here in a way that should not be possible. Nothing was done. The message can only be recalled: reply “recall”. Contact your IT department.',
      LINK_NOT_KEPT:
        'We do not have the link any more: the message has been opened, or no links are kept here. Ask the recipient to find the mail with the link, or send the message again.',
      ON_ITS_WAY: 'The mail with the link is on its way already. We tell you if it does not arrive.',
      HELD: 'The message waits for the mobile number of the recipient. Reply with the number, and the link goes out.',
      NUMBER_UNTOLD:
        'Our e-mail about the new number has to reach you first. A recipient who has no link gets it then; otherwise, reply “remind” again.',
      LOCKED: 'The message is locked after too many wrong codes. Reply “unlock” first.',
      NOT_LOCKED: 'The message is not locked. The recipient can open it with their link.',
      TOO_OFTEN:
        'This has been done as often as it can be. The link can be sent three times and the number changed ten times in 24 hours: try tomorrow. A message can be unlocked twice; after that, send it again.',
      NO_NUMBER_NEEDED: 'This message opens without a code, so no number is needed.',
      MALFORMED_PHONE:
        'That is not a whole telephone number. Reply with the mobile number at the top and nothing else, for example +46 70 xxx xx xx.',
      PHONE_NOT_ALLOWED:
        'No SMS can be sent to this number from here. Reply with a mobile number in a country that is allowed.',
    },
  },
  states: {
    ACCEPTED: 'The mail with the link is on its way',
    ANNOUNCED: 'Link delivered',
    HELD: 'Waiting for the right mobile number',
    NUMBER_UNTOLD: 'Waiting for our e-mail about the new number to reach you',
    OPENED: 'Opened',
    LOCKED: 'Locked after too many wrong codes',
    UNDELIVERABLE: 'The mail with the link did not arrive',
    RECALLED: 'Recalled and deleted',
    EXPIRED: 'Expired and deleted',
  },
  words: {
    receiptsOn: { say: 'read receipts on', does: 'you are told when what you send is opened' },
    forgetNumber: { say: 'forget number', does: 'we forget the number of the recipient' },
  },
}
