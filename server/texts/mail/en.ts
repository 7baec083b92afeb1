import type { MailTexts } from './sv.ts'

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
      heading: 'How to know that this is genuine',
      site: ({ host }) => `The link leads to ${host}. Check that your browser shows exactly that address.`,
      neverAsked: 'We never ask for passwords, bank ID or card details in an e-mail.',
      sender: ({ sender, organisation }) =>
        `Not sure? Ask ${sender} in a way that you already know, or call the switchboard of ${organisation} on a number that you look up yourself.`,
    },
    notForYou: {
      heading: 'Is it not for you?',
      text: ({ until }) =>
        `Please leave it unopened, and let the sender know if you can. If you do nothing, the message is deleted on ${until}.`,
    },
    sentBy: ({ organisation, recipientAddress }) =>
      `Sent to ${recipientAddress} by ${organisation}, which protects its messages with Sigill.`,
  },
  undeliverable: {
    subject: ({ recipient }) => `Your protected message to ${recipient} was not delivered`,
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
      'The address is right? Reach the recipient in another way.',
    ],
    safe: 'Nobody has opened the message.',
  },
  locked: {
    subject: ({ recipient }) => `Your protected message to ${recipient} is locked`,
    heading: 'The message is locked',
    why: 'Somebody entered a wrong code too many times. The message can no longer be opened, not even with the right code.',
    next: [
      'Call the recipient and ask whether it was they who entered the wrong code.',
      'It was the recipient? Check the mobile number and send the message again.',
      'It was somebody else? Then the mail with the link may have ended up in the wrong hands. Tell your IT security before you send it again.',
    ],
  },
  expired: {
    subject: ({ recipient }) => `Your protected message to ${recipient} was never read`,
    heading: 'The message was never read',
    why: 'The time ran out before the recipient opened the message. It has been deleted and cannot be brought back.',
    next: [
      'Is it still needed? Send the message again.',
      'Tell the recipient that it is coming, for example by phone.',
    ],
  },
  receipt: {
    recipient: 'To',
    sentAt: 'Sent',
    whatNow: 'What to do',
    whyNoSubject:
      'The subject is not shown here, because this is an ordinary e-mail. You find the message among those you have sent.',
    sentBy: 'An automatic notification from Sigill. It cannot be answered.',
  },
  reply: {
    prefix: 'Re:',
    untitled: 'Protected message',
    footer: ({ recipientAddress }) =>
      `Protected reply from ${recipientAddress}, through Sigill. Reply as usual: your reply is protected too.`,
  },
  undeliveredReply: {
    subject: ({ sender }) => `Your reply to ${sender} was not delivered`,
    heading: 'Your reply was not delivered',
    why: 'The e-mail of the person you replied to does not take the reply, so nobody has read it.',
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
  sms: ({ pin, organisation }) =>
    `${pin} is your code for the message from ${organisation}. It is valid for 10 minutes. Do not give it to anyone.`,
}
