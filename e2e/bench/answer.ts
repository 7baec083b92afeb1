/** The other end of `Child`: answers each request of the process that started this one, and ends with it. */
export function answerEach(answer: (request: never) => Promise<unknown>): void {
  process.on('message', ({ id, request }: { id: number; request: never }) => {
    answer(request).then(
      (result) => process.send?.({ id, answer: result }),
      (error: unknown) => process.send?.({ id, fault: error instanceof Error ? error.message : String(error) }),
    )
  })
  process.once('disconnect', () => process.exit(0))
}
