import type { DigestTexts } from './sv.ts'

export const en: DigestTexts = {
  subject: ({ count }) =>
    count === 1 ? 'A protected message has not been opened' : `${count} protected messages have not been opened`,
  why: 'This is a summary, at most one a day. Is it urgent? Call and say that a message is waiting.',
  endsTomorrow: 'Deleted by tomorrow',
  notOpened: ({ days }) => (days === 1 ? 'Not opened for a day' : `Not opened for ${days} days`),
  sentAt: ({ at }) => `Sent ${at}`,
  until: ({ at }) => `Can be read until ${at}`,
  held: 'Waiting for a mobile number from you. Reply with the number and nothing else.',
  answer: 'Reply about this one',
  answerOne: 'Want to change something? Press “Reply about this one” and write one of these words',
  status: 'Show status',
}
