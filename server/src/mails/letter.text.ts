import { isListBlock, type Block, type Fact, type Item, type Letter, type ListBlock } from './block.ts'

const lineLength = 72

export function letterText({ masthead, blocks, footer }: Letter): string {
  return `${[masthead, ...blocks.map(blockText)].join('\n\n')}\n\n-- \n${wrapped(footer)}\n`
}

function blockText(block: Block): string {
  if (isListBlock(block)) return listText(block)
  switch (block.kind) {
    case 'Heading':
      return `${wrapped(block.text)}\n${'='.repeat(Math.min(block.text.length, lineLength))}`
    case 'Subheading':
      return wrapped(block.text).toUpperCase()
    case 'Paragraph':
      return wrapped(block.text)
    case 'Facts':
      return block.rows.map(factText).join('\n')
    case 'Button':
      return `${block.label}:\n${block.url}`
    case 'ButtonHelp':
      return `${wrapped(block.code.intro)}\n${block.code.value}`
  }
}

function listText(block: ListBlock): string {
  switch (block.kind) {
    case 'Points':
      return block.items.map((item) => hanging('* ', item)).join('\n')
    case 'Steps':
      return block.items.map((item, index) => hanging(`${index + 1}. `, item)).join('\n')
    case 'Answers':
      return block.rows.map(({ say, does }) => hanging(`* ${say} – `, does)).join('\n')
    case 'Items':
      return block.items.map(itemText).join('\n\n')
  }
}

/** Who cannot press a link writes to the address that it begins a mail to. */
function itemText({ title, lines, links }: Item): string {
  const ways = links.map(({ label, url }) => `  ${label}:\n  ${url.replace(/^mailto:/, '')}`)
  return [hanging('* ', title), ...lines.map((line) => `  ${line}`), ...ways].join('\n')
}

function factText({ label, value, detail }: Fact): string {
  return hanging(`${label}: `, detail === undefined ? value : `${value} (${detail})`)
}

function hanging(lead: string, text: string): string {
  return wrapped(lead + text).replaceAll('\n', `\n${' '.repeat(Math.min(lead.length, 4))}`)
}

/** Words longer than a line, such as addresses, are left whole. */
function wrapped(text: string): string {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > lineLength) {
      lines.push(line)
      line = word
    } else {
      line = line === '' ? word : `${line} ${word}`
    }
  }
  return [...lines, line].join('\n')
}
