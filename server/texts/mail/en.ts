import { en as statistics } from './statistics/en.ts'
import { en as answers } from './answers/en.ts'
import type { MailTexts } from './sv.ts'
import { en as mixed } from './mixed/en.ts'
import { en as digest } from './digest/en.ts'
import { en as receipts } from './receipts/en.ts'
import { en as reminder } from './reminder/en.ts'

export const en: MailTexts = {
  notice: {
    subject: ({ sender, organisation }) => `Protected message from ${sender}, ${organisation}`,
    preheader: ({ until }) => `Read it by ${until}. You need no app and no account.`,
    heading: 'You have a protected message',
    from: 'From',
    until: 'Can be read until',
    atLevel: {
      LINK: 'Open the message on a phone or a computer. You need no app and no account.',
      PIN: 'When you open the message, a code is sent to you by SMS. You need no app and no account.',
    },
    open: 'Open message',
    links: {
      heading: 'Does the button not work?',
      link: 'Copy the whole link into your browser:',
      code: 'Does the page say that the link is incomplete? Paste this code there:',
    },
    whyNoContent:
      'What the message is about is not said here, because ordinary e-mail is not protected. So please do not reply to this e-mail. Reply inside the message instead, and your reply is protected too.',
    genuine: {
      heading: 'How to check that this is genuine',
      site: ({ host }) => `The link leads to ${host}. Check that your browser shows exactly that address.`,
      neverAsked: 'We never ask for passwords, BankID or card details in an e-mail.',
      sender: ({ sender, organisation }) =>
        `Not sure? Contact ${sender} in a way that you already know, or call the switchboard of ${organisation} on a number that you look up yourself.`,
      organisation: ({ organisation }) =>
        `Not sure? Call the switchboard of ${organisation} on a number that you look up yourself.`,
    },
    notForYou: {
      heading: 'Is it not for you?',
      text: ({ until }) =>
        `Please do not open it. If you can, call the sender and say that it went to the wrong person. If you do nothing, the message is deleted on ${until}.`,
    },
    sentBy: ({ organisation, recipientAddress }) =>
      `Sent to ${recipientAddress} by ${organisation}, which protects its messages with Sigill.`,
  },
  erasedSender: 'a sender who is no longer here',
  mixed,
  digest,
  receipts,
  answers,
  reminder,
  reply: {
    prefix: 'Re:',
    untitled: 'Protected message',
    footer: ({ recipientAddress }) =>
      `Protected reply from ${recipientAddress}, through Sigill. Reply as usual: your reply is protected too.`,
  },
  undeliveredReply: {
    subject: ({ sender }) => `Your reply was not delivered: ${sender}`,
    heading: 'Your reply was not delivered',
    why: 'The mail server of the person you replied to does not accept the reply, so nobody has read it.',
    to: 'To',
    writtenAt: 'Written',
    whatNow: 'What to do',
    next: [
      'Call and say that the reply did not arrive. Look the number up yourself.',
      'Is it urgent? Do not wait for an answer; get in touch in another way.',
      'Write nothing sensitive in an ordinary e-mail.',
    ],
    sentBy: ({ organisation }) =>
      `An automatic notification from ${organisation}, which protects its messages with Sigill. It cannot be answered.`,
  },
  statistics,
  sms: ({ pin, organisation }) =>
    `${pin} is your code for the message from ${organisation}. It is valid for 10 minutes. Do not give it to anyone.`,
}
