/** What our mails are made of. Each is written once and rendered twice, as HTML and as plain text, so that both say the same. */
export type Block =
  | { kind: 'Heading'; text: string }
  | { kind: 'Subheading'; text: string }
  | { kind: 'Paragraph'; text: string }
  | { kind: 'Facts'; rows: Fact[] }
  | { kind: 'Button'; label: string; url: string }
  /** For those whose button does not work: the same link to copy, which plain text shows anyway, and its code. */
  | { kind: 'ButtonHelp'; heading: string; link: Copyable; code: Copyable }
  | { kind: 'Points'; items: string[] }
  | { kind: 'Steps'; items: string[] }
  /** What can be said in an answer to the mail, and what comes of it. */
  | { kind: 'Answers'; rows: { say: string; does: string }[] }
  /** Things of one kind, each with what can be done about it. */
  | { kind: 'Items'; items: Item[] }

export type ListBlock = Extract<Block, { kind: 'Points' | 'Steps' | 'Answers' | 'Items' }>

export const isListBlock = (block: Block): block is ListBlock =>
  ['Points', 'Steps', 'Answers', 'Items'].includes(block.kind)

export type Item = { title: string; lines: string[]; links: { label: string; url: string }[] }

export type Copyable = { intro: string; value: string }

export type Fact = { label: string; value: string; detail?: string | undefined }

export type Letter = {
  language: string
  /** What mail programs show beside the subject. */
  preheader: string
  masthead: string
  blocks: Block[]
  /** Below the letter, smaller. */
  footer: string
}
