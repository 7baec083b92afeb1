import { type DraftWords, draftOf, forgetDraft, keepDraft, type Message } from '../../device/sealed-text.ts'
import type { ReplyDraft } from './reply-draft.svelte.ts'

const pause = 500 // milliseconds

/** The draft of a page, kept on the device while it is written. Called while a component begins. */
export function keptDraft(place: Message, makeDraft: () => ReplyDraft) {
  let draft = $state.raw(makeDraft())
  let isRestored = $state(false)
  let unkept: DraftWords | undefined

  void draftOf(place).then((words) => {
    if (words) draft.restore(words)
    isRestored = true
  })

  function keepNow() {
    if (unkept) void (unkept.text === '' ? forgetDraft(place.deliveryId) : keepDraft(place, unkept))
    unkept = undefined
  }

  $effect(() => {
    if (!isRestored) return
    unkept = draft.words
    const keeping = setTimeout(keepNow, pause)
    return () => {
      clearTimeout(keeping)
    }
  })

  return {
    get draft() {
      return draft
    },
    /** A phone may throw the page away while its owner takes a picture. */
    keepNow,
    /** Sent or discarded: the next reply begins anew. */
    renew() {
      draft = makeDraft()
      unkept = undefined
      void forgetDraft(place.deliveryId)
    },
  }
}
