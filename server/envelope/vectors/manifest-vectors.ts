import type { Manifest } from '../manifest.ts'

const html = '<p>Hej, bilden visar <b>huset</b>.</p><img src="cid:hus@kommun.se">'

export const sampleManifest: Manifest = {
  version: 1,
  subject: 'Besked om bygglov – Storgatan 5 🏠',
  from: { address: 'marta.lind@kommun.se', name: 'Märta Lind' },
  to: [{ address: 'anna@foretag.se', name: 'Anna Öberg' }],
  cc: [{ address: 'bo@foretag.se' }],
  date: '2026-11-24T18:24:55.000Z',
  text: 'Hej, bilden visar huset.\n',
  html,
  attachments: [
    { partId: '1', fileName: 'hus.png', contentType: 'image/png', size: 70, contentId: 'hus@kommun.se', inline: true },
    { partId: '2', fileName: 'Beslut § 12.pdf', contentType: 'application/pdf', size: 10_485_760, inline: false },
  ],
}

const smallest = {
  version: 1,
  subject: '',
  from: { address: 'marta.lind@kommun.se' },
  to: [],
  cc: [],
  date: '2026-11-24T18:24:55Z',
  attachments: [],
}
const [, decision] = sampleManifest.attachments

const inner = { subject: 'Sv: Bygglov', to: [], cc: [], text: 'Hej', attachments: [] }
const forwarded = { partId: '3', fileName: 'sv.eml', contentType: 'message/rfc822', size: 512, inline: false }
const withMail: Manifest = {
  ...sampleManifest,
  attachments: [
    {
      ...forwarded,
      mail: {
        ...inner,
        from: { address: 'bo@foretag.se' },
        date: '2026-11-23T08:00:00Z',
        attachments: [
          { partId: '4', fileName: 'plan.pdf', contentType: 'application/pdf', size: 7, inline: false },
          { ...forwarded, partId: '5', mail: inner },
        ],
      },
    },
  ],
}

/** `depth` mails in one another, each with a part id of its own. */
const nested = (depth: number): object => ({
  ...forwarded,
  partId: String(depth),
  mail: { ...inner, attachments: depth > 1 ? [nested(depth - 1)] : [] },
})

const refused = (title: string, change: object, error = 'MALFORMED') => ({
  title,
  json: JSON.stringify({ ...sampleManifest, ...change }),
  error,
})

/** `manifests.json`: the JSON text, and what it says or why it says nothing. */
export function manifestVectors() {
  return {
    opens: [
      {
        title: 'a mail with an inline image and an attachment',
        json: JSON.stringify(sampleManifest),
        manifest: sampleManifest,
      },
      { title: 'an empty mail', json: JSON.stringify(smallest), manifest: smallest },
      { title: 'a mail with mails within', json: JSON.stringify(withMail), manifest: withMail },
      {
        title: 'five mails in one another',
        json: JSON.stringify({ ...smallest, attachments: [nested(5)] }),
        manifest: { ...smallest, attachments: [nested(5)] },
      },
      {
        title: 'a member that this version does not know is left out',
        json: JSON.stringify({ ...smallest, importance: 'high', from: { ...smallest.from, title: 'Dr' } }),
        manifest: smallest,
      },
    ],
    refuses: [
      refused('version 2', { version: 2 }, 'UNSUPPORTED_VERSION'),
      { title: 'not JSON', json: '{', error: 'MALFORMED' },
      { title: 'not an object', json: '[]', error: 'MALFORMED' },
      refused('a version that is no number', { version: '1' }),
      refused('no subject', { subject: undefined }),
      refused('a subject that is no text', { subject: 1 }),
      refused('no sender', { from: null }),
      refused('a sender without an address', { from: { name: 'Märta Lind' } }),
      refused('a name that is no text', { from: { address: 'marta.lind@kommun.se', name: null } }),
      refused('recipients that are no list', { to: { address: 'anna@foretag.se' } }),
      refused('a recipient that is no mailbox', { to: ['anna@foretag.se'] }),
      refused('a date with an offset', { date: '2026-11-24T18:24:55+01:00' }),
      refused('a date that does not exist', { date: '2026-13-24T18:24:55Z' }),
      refused('a text that is no text', { text: null }),
      refused('no attachments', { attachments: undefined }),
      refused('a part id twice', { attachments: [decision, decision] }),
      refused('the part id of the manifest', { attachments: [{ ...decision, partId: 'manifest' }] }),
      refused('a part id with a zero before it', { attachments: [{ ...decision, partId: '01' }] }),
      refused('a size below zero', { attachments: [{ ...decision, size: -1 }] }),
      refused('a size with a fraction', { attachments: [{ ...decision, size: 1.5 }] }),
      refused('inline that is neither true nor false', { attachments: [{ ...decision, inline: 'no' }] }),
      refused('six mails in one another', { attachments: [nested(6)] }),
      refused('a part id once more in a mail within', {
        attachments: [decision, { ...forwarded, mail: { ...inner, attachments: [decision] } }],
      }),
      refused('a mail within that is no object', { attachments: [{ ...forwarded, mail: 'Hej' }] }),
      refused('a mail within that lists no attachments', {
        attachments: [{ ...forwarded, mail: { ...inner, attachments: undefined } }],
      }),
      refused('a mail within with a date in local time', {
        attachments: [{ ...forwarded, mail: { ...inner, date: '2026-11-24T18:24:55' } }],
      }),
      refused('a content id that is no text', { attachments: [{ ...decision, contentId: 7 }] }),
    ],
  }
}
