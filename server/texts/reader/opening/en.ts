import type { OpeningTexts } from './sv.ts'

export const en: OpeningTexts = {
  app: {
    name: 'Sigill',
    skipToContent: 'Skip to content',
    language: 'Language',
    inbox: 'Messages on this device',
    about: 'About Sigill',
    madeFor: 'Sigill protects messages that should not be sent by ordinary e-mail.',
  },
  start: {
    heading: 'Read your protected message',
    intro: 'Have you had an e-mail saying that a protected message waits for you? Press the button in that e-mail.',
    stepsHeading: 'How it works',
    steps: [
      'You open the link in the e-mail and see who has written.',
      'Sometimes you get a code by text message, so that nobody else can read it.',
      'You read the message here and can reply, just as protected. You need no account and no app.',
    ],
  },
  nowhere: {
    heading: 'There is no such page',
    text: 'Check the address, or go back to the e-mail from Sigill and press the button there. Nothing has happened to your message.',
  },
  link: {
    heading: 'Does the button in the e-mail not work?',
    label: 'Link from the e-mail',
    labelOrCode: 'Link or code from the e-mail',
    hint: 'Copy the whole link and paste it here.',
    hintOrCode: 'Copy the whole link or code and paste it here.',
    proceed: 'Continue',
    notALink:
      'This is not a whole link or code. Copy the whole line from the e-mail, from start to end, and try again.',
    needsLink: 'The code is not enough here. Copy the whole link from the e-mail, from https to the end.',
  },
  inbox: {
    heading: 'Messages on this device',
    intro:
      'These are the messages you have opened on this device. What they say is not kept here; it is fetched again each time you open one.',
    openedOn: ({ date }) => `Opened ${date}`,
    readableUntil: ({ date }) => `Can be read until ${date}`,
    remove: 'Remove from this device',
    removeFrom: ({ sender }) => `Remove from this device: message from ${sender}`,
    removed: 'Removed from this device. You can open it again with the link in the e-mail.',
    emptyHeading: 'Nothing here yet',
    empty:
      'When you open a protected message with the link in the e-mail, it is listed here so that you can find it again. When the time for the message is over, it disappears by itself.',
    unavailable:
      'The browser keeps nothing here, perhaps because the window is private. Open the message with the link in the e-mail.',
  },
  erasedSender: 'a sender who is no longer here',
  looking: 'Loading …',
  summary: {
    title: 'Protected message',
    heading: 'Protected message from',
    from: 'From',
    to: 'To',
    sent: 'Sent',
    readableUntil: 'Can be read until',
    next: 'When you open it',
    nextLink: 'The message is shown at once.',
    nextPin: ({ phone }) => `A code is sent by text message to ${phone}.`,
    open: 'Open message',
    opening: 'Opening …',
    haveCode: 'I already have a code',
    genuine: 'Is this genuine?',
    genuineHost: ({ host }) => `The address bar of your browser should say ${host}.`,
    genuineNever:
      'We never ask for a password, a card number or bank details here. All you may have to enter is the code from the text message.',
    genuineAsk: ({ sender }) => `Do you not know ${sender}? Call a number that you look up yourself, and ask.`,
  },
  pin: {
    title: 'Enter the code',
    heading: 'Enter the code from the text message',
    sent: ({ phone }) => `We have sent six digits by text message to ${phone}.`,
    validUntil: ({ time }) => `The code is valid until ${time}.`,
    label: 'Code',
    proceed: 'Continue',
    checking: 'Checking the code …',
    sixDigits: 'The code has six digits. Enter all six.',
    wrong: ({ triesLeft }) =>
      `That is not the right code. Look at the text message and try again. You have ${triesLeft} ${triesLeft === 1 ? 'try' : 'tries'} left.`,
    usedUp: 'That is not the right code, and this code can no longer be used. Ask for a new one.',
    notValid: 'That code is no longer valid. Ask for a new code and we will send another text message.',
    report: {
      SENT: 'The text message is on its way. It usually takes a few seconds.',
      DELIVERED: 'The text message has arrived.',
      FAILED: 'The text message did not arrive. Check that the phone is on and has coverage, and ask for a new code.',
    },
    resend: 'Send a new code',
    resendIn: ({ seconds }) => `You can ask for a new code in ${seconds} ${seconds === 1 ? 'second' : 'seconds'}.`,
    resent: 'A new code is on its way. The old one is no longer valid.',
  },
  moreTime: {
    press: 'Ask for more time',
    asked: ({ sender }) =>
      `We have asked ${sender}. If you get more time, it is shown here when you open the link again.`,
  },
  wrongNumber: {
    press: 'This is not my number',
    heading: 'Not your number?',
    text: ({ phone, sender }) =>
      `The code goes to ${phone}. We tell ${sender} that the number is wrong and ask for another.`,
    meanwhile: 'Until that is done the message cannot be opened.',
    yes: 'Yes, the number is wrong',
    no: 'Cancel',
    notTaken: ({ sender }) =>
      `The number has been corrected several times already. Contact ${sender} yourself, but write nothing sensitive in an ordinary e-mail.`,
  },
  pinUnavailable: {
    SMS_FAILED: {
      heading: 'The text message could not be sent',
      text: 'You did nothing wrong. The message is still there and still protected.',
    },
    TOO_MANY: {
      heading: 'No more codes right now',
      text: 'To protect the message we send only a few codes a day. The message is still there.',
    },
    retryAt: ({ moment }) => `Try again after ${moment}.`,
    retryLater: 'Wait a while and try again. Still no luck? Call the sender and ask for a new message.',
    haveCode: 'I have a code',
  },
  held: {
    title: 'Waiting for a number',
    heading: 'The message is waiting for the right mobile number',
    text: {
      PHONE_MISSING: 'The sender has not given a number that the code can be sent to.',
      WRONG_NUMBER: 'The number that the code goes to has to be corrected or confirmed.',
      SMS_UNDELIVERABLE: 'Text messages to the number do not arrive.',
      NUMBER_UNTOLD: 'A new number has been given. It is valid shortly.',
    },
    next: ({ sender }) =>
      `We have told ${sender}. Once the right number is in place, you open the message with the same link. Is it urgent? Call on a number that you look up yourself.`,
    untold: {
      heading: 'The message is waiting for the number to be confirmed',
      next: 'Try again in a while, with the same link.',
    },
  },
  locked: {
    title: 'Locked',
    heading: 'The message is locked',
    text: 'A wrong code was entered too many times. So that nobody can guess the code, the message cannot be opened for now.',
    next: ({ sender }) => `We have told ${sender}, who can unlock it or send it again.`,
    caution: 'Is it urgent? Call on a number that you look up yourself. Write nothing sensitive in an ordinary e-mail.',
  },
  unknown: {
    title: 'The link cannot be opened',
    heading: 'This link cannot be opened',
    text: 'The link may be incomplete, or the message no longer exists. Go back to the e-mail and press the button there.',
  },
  expired: {
    title: 'Expired',
    heading: 'This message has expired',
    text: 'The message and its attachments have been deleted and cannot be brought back.',
    next: 'Do you still need it? Ask the sender to send it again.',
  },
  recalled: {
    title: 'Recalled',
    heading: 'The message has been recalled',
    text: 'The sender has taken the message back. It has been deleted, with its attachments, and can no longer be read.',
    next: 'You do not have to do anything. If you wonder why, ask the sender.',
  },
  outage: {
    title: 'Try again',
    OFFLINE: {
      heading: 'You are offline',
      text: 'The message is still there. We will try again as soon as you are online.',
    },
    SERVER_DOWN: {
      heading: 'We cannot fetch the message right now',
      text: 'You did nothing wrong. The message is still there and still protected. Try again in a while.',
    },
    retry: 'Try again',
    notDone: {
      OFFLINE: 'You are offline. Try again when you are online.',
      SERVER_DOWN: 'That did not work just now, but you did nothing wrong. Try again in a while.',
    },
  },
}
