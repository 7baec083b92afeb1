import type { SenderTexts } from './sv.ts'

export const en: SenderTexts = {
  title: 'Sent message',
  intro: 'What the message says is not shown here.',
  facts: {
    from: 'From',
    readableUntil: 'Can be read until',
    wasReadableUntil: 'Could be read until',
    opened: 'Opened',
    openedBy: ({ opened, of }) => `by ${opened} of ${of}`,
    opensWith: 'Opens with',
    withLink: 'Link',
    withCode: 'Link and code by text message',
    announced: 'E-mail arrived',
    replied: 'Replied',
    moreTimeAsked: 'Asked for more time',
  },
  openedOn: { PHONE: 'on a phone', TABLET: 'on a tablet', COMPUTER: 'on a computer' },
  message: 'The message',
  recipients: ({ count }) => (count === 1 ? '1 recipient' : `${count} recipients`),
  erased: 'The recipient’s data has been erased',
  status: {
    ON_ITS_WAY: {
      label: 'The e-mail with the link is on its way',
      text: 'It usually takes a few seconds. If it does not arrive, you get an e-mail about it.',
    },
    WAITING: {
      label: 'Not opened yet',
      text: 'The recipient has got the e-mail with the link.',
    },
    OPENED: {
      label: 'Opened',
      text: 'If the recipient replies, the reply comes to your ordinary inbox.',
    },
    REPLIED: { label: 'Replied to', text: 'The reply is in your ordinary inbox.' },
    PHONE_MISSING: {
      label: 'Waiting for a phone number',
      text: 'The message opens with a code that is sent by text message. Enter the recipient’s mobile number and we will send the link.',
    },
    WRONG_NUMBER: {
      label: 'Wrong phone number',
      text: 'Whoever opened the link says that the number is not right. Find out the recipient’s number in a safe way, not by ordinary e-mail, and enter it here.',
    },
    SMS_UNDELIVERABLE: {
      label: 'The text message cannot be delivered',
      text: 'No text message could be sent to the number. Enter a number that can receive text messages. If the phone was just off, you can enter the same number again.',
    },
    NUMBER_UNTOLD: {
      label: 'New number, valid shortly',
      text: 'You first get an e-mail about the new number. Once it has arrived, codes go there. You do not need to do anything.',
    },
    LOCKED: {
      label: 'Locked',
      text: 'A wrong code was entered too many times. Talk to the recipient first, so that you know who tried. Then unlock.',
    },
    UNDELIVERABLE: {
      label: 'The e-mail did not arrive',
      text: 'Is the address right? Send the link again in a while. Is it wrong? Recall the message and send it again to the right address.',
    },
    RECALLED: { label: 'Recalled', text: 'The message has been deleted and cannot be read.' },
    EXPIRED: {
      label: 'Expired',
      text: 'The message has been deleted and cannot be read. If it is still needed, send it again.',
    },
  },
  action: {
    RECALL: 'Recall',
    SEND_NOTICE_AGAIN: 'Send the link again',
    GIVE_NUMBER: 'Change phone number',
    UNLOCK: 'Unlock',
    EXTEND: 'Give more time',
    recallAll: 'Recall from everybody',
  },
  cancel: 'Cancel',
  recall: {
    heading: ({ recipient }) => `Recall the message to ${recipient}?`,
    headingAll: ({ count }) => `Recall the message from all ${count}?`,
    text: 'The message cannot be opened again. If it is already open on a screen, it may stay there until the page is closed. This cannot be undone.',
    opened: 'It has been opened already. What the recipient has read or saved cannot be taken back.',
  },
  extend: {
    heading: 'Give more time',
    text: 'All recipients can read the message for longer.',
    choose: 'How long?',
    days: ({ days }) => (days === 1 ? '1 day more' : `${days} days more`),
    until: ({ date }) => `until ${date}`,
  },
  number: {
    heading: ({ recipient }) => `New phone number for ${recipient}`,
    text: 'The next code goes to this number. If it is not the one we had before, you may first get an e-mail about it. Codes already sent no longer work.',
    label: 'Mobile number',
    hint: 'For example 070-123 45 67',
    give: 'Save the number',
    announce: 'Save and send',
  },
  done: {
    RECALL: 'The message is recalled. The recipient cannot read it any more.',
    SEND_NOTICE_AGAIN: 'The e-mail with the link is on its way again.',
    GIVE_NUMBER: ({ hasLink }) =>
      hasLink ? 'The number is saved. The link that the recipient has works.' : 'The number is saved.',
    UNLOCK: 'Unlocked. The recipient can try again with the same link.',
    EXTEND: ({ date }) => `The message can now be read until ${date}.`,
    recallAll: 'The message is recalled from everybody. Nobody can read it any more.',
  },
  refused: {
    UNKNOWN: 'That did not work. Open the page again with the link in the e-mail from Sigill.',
    ENDED: 'The message has been deleted already.',
    CHANGED:
      'Something is wrong: the details of the recipient were changed here. The message can only be recalled. Contact your IT department.',
    DAYS_NOT_ALLOWED: 'The time cannot be extended that far. Choose fewer days.',
    LINK_NOT_KEPT: 'The link is no longer kept, so it cannot be sent again. The recipient has it in their e-mail.',
    ON_ITS_WAY: 'The e-mail with the link is on its way already. Wait a while.',
    HELD: 'A phone number is needed first.',
    NUMBER_UNTOLD: 'Our e-mail about the new number has to reach you first. Try again after that.',
    LOCKED: 'The message is locked. Unlock it first.',
    NOT_LOCKED: 'The message is not locked any more.',
    TOO_OFTEN:
      'This has been done as many times as it can be. Try tomorrow. If the message is locked, waiting does not help: send it again.',
    NO_NUMBER_NEEDED: 'This message opens without a code, so no number is needed.',
    MALFORMED_PHONE: 'This is not a whole phone number. Enter all digits, for example 070-123 45 67.',
    PHONE_NOT_ALLOWED: 'We cannot send text messages to that number. Enter a mobile number.',
  },
  unknown: {
    title: 'The page cannot be shown',
    heading: 'This page cannot be shown',
    text: 'The link may be incomplete or may have expired. Open it again from an e-mail about the message.',
  },
  changed: {
    title: 'Something is wrong with the message',
    heading: 'Something is wrong with this message',
    text: 'Its details were changed here in a way that should not be possible, so they are not shown. Contact your IT department.',
  },
}
