import type { Language } from '@sigill/texts/language.ts'
import { mailTexts } from '@sigill/texts/mail/texts.ts'
import { writtenDuration, writtenMonth, writtenNumber, writtenShare } from '@sigill/texts/statistics/formats.ts'
import { statisticsWords } from '@sigill/texts/statistics/words.ts'
import type { Figures, MonthFigures } from '../graphql/schema.generated.ts'
import type { Block, Fact } from '../mails/block.ts'
import { automaticHeaders, type Gateway } from '../mails/gateway.ts'
import { letterHtml } from '../mails/letter.html.ts'
import { letterText } from '../mails/letter.text.ts'
import { plainName } from '../mails/plain-name.ts'
import type { OutgoingMail } from '../ports/mail-sender.ts'

export type StatisticsMail = {
  gateway: Gateway
  language: Language
  to: string
  /** Tells those who get it apart: to a mailbox that several of them share, as to the outbox, one mail would do for all. */
  reader: string
  month: MonthFigures
  /** For comparison. */
  before: MonthFigures
  csv: string
}

/** What happened in one month, for those who run the gateway. No address stands in it. */
export function statisticsMail(mail: StatisticsMail): OutgoingMail {
  const { gateway, language, to, reader, month, csv } = mail
  const texts = mailTexts[language].statistics
  const about = { month: writtenMonth(language, month.month) }
  const { deliveries, openedShare } = month.figures
  const shown = { deliveries: writtenNumber(language, deliveries), opened: writtenShare(language, openedShare) }
  const letter = {
    language,
    preheader: deliveries === 0 ? texts.none : texts.preheader(shown),
    masthead: 'Sigill',
    blocks: [{ kind: 'Heading', text: texts.heading(about) } as const, ...blocksOf(mail)],
    footer: texts.sentBy({ organisation: plainName(gateway.organisation) }),
  }
  return {
    envelope: { from: '', to },
    from: { name: 'Sigill', address: gateway.from },
    to,
    subject: texts.subject(about),
    messageId: `<statistics.${month.month}.${reader}@${gateway.domain}>`,
    headers: { ...automaticHeaders, 'Content-Language': language },
    html: letterHtml(letter),
    text: letterText(letter),
    attachments: [{ filename: `sigill-${month.month}.csv`, content: csv, contentType: 'text/csv; charset=utf-8' }],
  }
}

function blocksOf({ gateway, language, month, before }: StatisticsMail): Block[] {
  const texts = mailTexts[language].statistics
  const words = statisticsWords[language]
  const button: Block = { kind: 'Button', label: texts.open, url: `${gateway.publicUrl}/operator` }
  if (month.figures.deliveries === 0) return [{ kind: 'Paragraph', text: texts.none }, button]
  const row = (label: string, figures: Figures): Fact => ({
    label,
    value: writtenNumber(language, figures.deliveries),
    detail: openedOf(language, figures),
  })
  return [
    { kind: 'Facts', rows: figureRows({ language, month, before }) },
    { kind: 'Subheading', text: texts.byCategory },
    { kind: 'Facts', rows: month.byCategory.map((one) => row(words.category[one.category], one.figures)) },
    { kind: 'Subheading', text: texts.byLevel },
    { kind: 'Facts', rows: month.byLevel.map((one) => row(words.level[one.level], one.figures)) },
    button,
    { kind: 'Paragraph', text: texts.file },
    { kind: 'Paragraph', text: texts.whatCounts },
  ]
}

function openedOf(language: Language, { opened, openedShare, medianSecondsToOpening }: Figures): string {
  const texts = mailTexts[language].statistics
  if (opened === 0) return texts.noneOpened
  const median = writtenDuration(language, medianSecondsToOpening)
  return texts.openedOf({ opened: writtenShare(language, openedShare), median })
}

/** What is always of interest, and then what went wrong, if anything did. */
function figureRows({ language, month, before }: Pick<StatisticsMail, 'language' | 'month' | 'before'>): Fact[] {
  const texts = mailTexts[language].statistics
  const { figure } = statisticsWords[language]
  const row = (label: string, written: (figures: Figures) => string): Fact => ({
    label,
    value: written(month.figures),
    detail: texts.before({ month: writtenMonth(language, before.month), value: written(before.figures) }),
  })
  const wrong = (['held', 'undeliverable', 'recalled', 'expiredUnread'] as const).filter(
    (name) => month.figures[name] + before.figures[name] > 0,
  )
  const number = (name: 'deliveries' | 'replies' | (typeof wrong)[number]) =>
    row(figure[name], (figures) => writtenNumber(language, figures[name]))
  return [
    number('deliveries'),
    row(figure.openedShare, ({ openedShare }) => writtenShare(language, openedShare)),
    row(figure.medianSecondsToOpening, (figures) => writtenDuration(language, figures.medianSecondsToOpening)),
    number('replies'),
    ...wrong.map(number),
  ]
}
