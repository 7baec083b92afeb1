import { expect } from '@playwright/test'
import { corpusMails } from '../../server/testing/corpora.ts'
import { damaged } from '../../server/testing/damaged-mail.ts'
import { seeded } from '../../server/testing/seeded.ts'
import { handIn } from '../corpora/hand-in.ts'
import { NoticeLinks } from '../corpora/notice-links.ts'
import { ownMails } from '../corpora/own-mails.ts'
import { watch } from '../corpora/watch.ts'
import { test } from '../support/test.ts'

test('mails of this world, and broken ones, are answered, and what is accepted is what the parser finds in them', async ({
  gateway,
}) => {
  test.setTimeout(400_000)
  const links = new NoticeLinks(gateway.dataFolder)
  const random = seeded(20261125)
  const watched = await watch(gateway)
  const corpus = corpusMails().filter(() => random() < 0.2)
  const broken = [...corpus, ...ownMails, ...ownMails, ...ownMails].map((mail) => damaged(mail, random))
  const { accepted, faults } = await handIn([...ownMails, ...corpus, ...broken], { gateway, links })
  expect([...faults, ...(await watched.faults())]).toEqual([])
  expect(accepted).toBeGreaterThan(ownMails.length * 2)
})
