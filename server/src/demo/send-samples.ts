import type { DemoConfig } from './config.ts'
import { handIn } from './hand-in.ts'
import { sampleMails } from './sample-mails.ts'

/** @returns the protected addresses that the samples went to */
export const sendSamples = ({ smtp, suffix }: Pick<DemoConfig, 'smtp' | 'suffix'>): Promise<string[]> =>
  handIn(smtp, sampleMails(suffix))
