import type { ReceiptTexts } from './sv.ts'

const number = [
  'Reply to this e-mail.',
  'Write the recipient’s mobile number at the top of your reply and nothing else, for example 070-xxx xx xx.',
  'Send it. We will tell you when the number is in place.',
]

export const en: ReceiptTexts = {
  shared: {
    recipient: 'To',
    sentAt: 'Sent',
    until: 'Can be read until',
    whatNow: 'What to do',
    status: 'Show status',
    sentBy:
      'An automatic notification from Sigill. The subject is not shown, because this is an ordinary e-mail. You will find the message in your sent mail.',
  },
  answers: {
    heading: 'Or reply with one of these words',
    only: 'Want to change something? Reply with one of these words',
    number: { say: '070-xxx xx xx', does: 'the recipient’s mobile number: the code goes there' },
    recall: { say: 'recall', does: 'this recipient can no longer read the message' },
    recallAll: { say: 'recall all', does: 'nobody can read the message any more' },
    extend: { say: 'extend 14', does: 'the recipient gets 14 more days' },
    remind: { say: 'remind', does: 'the recipient gets the link once more' },
    unlock: { say: 'unlock', does: 'the recipient may try again' },
    receiptsOff: { say: 'read receipts off', does: 'we no longer tell you that something was opened' },
    status: { say: 'status', does: 'we tell you how things stand' },
  },
  accepted: {
    subject: ({ recipient }) => `Protected message to ${recipient} is on its way`,
    heading: 'The message is on its way',
    what: 'The recipient gets an e-mail with a link to the message. You do not need to do anything.',
  },
  held: {
    subject: ({ recipient }) => `Mobile number needed: protected message to ${recipient}`,
    heading: {
      PHONE_MISSING: 'We need a mobile number',
      WRONG_NUMBER: 'Whoever opened the link says that the number is wrong',
      SMS_UNDELIVERABLE: 'The code did not arrive by text message',
    },
    why: {
      PHONE_MISSING:
        'The message is opened with a code that comes by text message, but we have no number to send it to. So it is waiting here with us, and the recipient does not know about it yet.',
      WRONG_NUMBER:
        'They have the link to the message but not the phone that the code goes to. Nobody can read the message until you reply with the right number.',
      SMS_UNDELIVERABLE:
        'A text message to the number did not arrive. Nobody can read the message until you reply with a number that works. Was the phone just off? Reply with the same number again.',
    },
    next: {
      PHONE_MISSING: number,
      WRONG_NUMBER: [
        'Find out the right number. Call, or look at what you already know; do not trust a number that comes by e-mail.',
        'Reply to this e-mail with the number at the top and nothing else, for example 070-xxx xx xx.',
        'Send it. We will tell you when the number is in place.',
      ],
      SMS_UNDELIVERABLE: number,
    },
  },
  numberChanged: {
    subject: ({ recipient }) => `New mobile number for ${recipient}`,
    heading: 'The code goes to another number than before',
    why: ({ lastDigits }) =>
      `Codes for the message go to the number that ends in ${lastDigits}. Before, we had a different number for this recipient.`,
    next: [
      'Did you enter the new number, and is it right? Then you do not need to do anything.',
      'Is the number wrong? Reply to this e-mail with the right number at the top and nothing else.',
      'Was it not you who entered it? Reply “recall”, and tell your IT security.',
      'Has the recipient changed numbers for good? Reply “forget number”, and we forget the old one.',
    ],
  },
  opened: {
    subject: ({ recipient }) => `Opened: protected message to ${recipient}`,
    heading: 'The message has been opened',
    what: ({ at }) => `It was first opened on ${at}. You do not need to do anything.`,
  },
  moreTime: {
    subject: ({ recipient }) => `${recipient} asks for more time`,
    heading: 'The recipient asks for more time',
    why: 'The recipient cannot read the message or reply to it before it is deleted. You decide whether they get more time.',
    next: [
      'Yes? Reply to this e-mail with “extend 14”. The number is how many days; choose any.',
      'No? Then you do not need to do anything.',
    ],
  },
  undeliverable: {
    subject: ({ recipient }) => `Not delivered: protected message to ${recipient}`,
    heading: 'The message was not delivered',
    why: {
      REFUSED:
        'The recipient’s mail server does not take mail to this address, so the recipient does not know that a message is waiting.',
      TIMED_OUT:
        'The recipient’s mail server has not answered in spite of many attempts, so the recipient does not know that a message is waiting.',
      BOUNCED:
        'The recipient’s mail server returned the mail with the link, so the recipient does not know that a message is waiting.',
    },
    next: [
      'Check that the address is spelt correctly.',
      'Send the message again, to the right address.',
      'Is the address right? Reply “remind” in a while, and we send the link again. Or reach the recipient in another way.',
    ],
    safe: 'Nobody has opened the message.',
  },
  locked: {
    subject: ({ recipient }) => `Locked: protected message to ${recipient}`,
    heading: 'The message is locked',
    why: 'Somebody entered a wrong code too many times. The message cannot be opened now, not even with the right code.',
    next: [
      'Call the recipient and ask whether it was they who entered the wrong code.',
      'Was it the recipient? Reply to this e-mail with “unlock”.',
      'Was it somebody else? Then the e-mail with the link may have ended up in the wrong hands. Reply “recall”, and tell your IT security.',
    ],
  },
  expired: {
    subject: ({ recipient }) => `Never opened: protected message to ${recipient}`,
    heading: 'The message was never opened',
    why: 'The time ran out before the recipient opened the message. It has been deleted and cannot be brought back.',
    next: [
      'Is it still needed? Send the message again.',
      'Tell the recipient that it is coming, for example by phone.',
    ],
  },
}
