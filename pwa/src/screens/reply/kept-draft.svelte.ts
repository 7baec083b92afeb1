import { type DraftWords, draftOf, forgetDraft, keepDraft, type Message } from '../../device/sealed-text.ts'
import type { ReplyDraft } from './reply-draft.svelte.ts'

/** The draft of a page, kept on the device with every letter: a phone may throw the page away at any time. Called while a component begins. */
export function keptDraft(place: Message, makeDraft: () => ReplyDraft) {
  let draft = $state.raw(makeDraft())
  let isRestored = $state(false)
  let unkept: DraftWords | undefined
  let isKeeping = false

  void draftOf(place).then((words) => {
    if (words) draft.restore(words)
    isRestored = true
  })

  /** One at a time, so that an older one never comes last. */
  async function keep(words: DraftWords) {
    unkept = words
    if (isKeeping) return
    isKeeping = true
    for (let next = takeUnkept(); next; next = takeUnkept()) {
      await (next.text === '' ? forgetDraft(place.deliveryId) : keepDraft(place, next))
    }
    isKeeping = false
  }

  function takeUnkept() {
    const words = unkept
    unkept = undefined
    return words
  }

  $effect(() => {
    if (isRestored) void keep(draft.words)
  })

  return {
    get draft() {
      return draft
    },
    /** Sent or discarded: the next reply begins anew. */
    renew() {
      draft = makeDraft()
    },
  }
}
