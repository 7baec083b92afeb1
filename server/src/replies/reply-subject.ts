/** Prefixes of answers in the languages of the mail programs around us; `Re[2]:` and `SV (3):` count too. */
const answer = /^\s*(?:re|sv|vs|aw|antw|ang)\s*(?:[[(]\d{1,3}[\])])?\s*:\s*/i

/** `Sv: Ditt ärende` for `Ditt ärende`, and for `Re: Sv: Ditt ärende` too. */
export function replySubject(subject: string, { prefix, untitled }: { prefix: string; untitled: string }): string {
  let bare = subject.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim()
  while (answer.test(bare)) bare = bare.replace(answer, '')
  return `${prefix} ${bare === '' ? untitled : bare}`
}
