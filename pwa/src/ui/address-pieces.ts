/** Parts addresses where the end of a line may do so: after the @ and the dots, before anywhere else. */
export const addressPieces = (text: string): string[] =>
  text.split(/(\s+)/).flatMap((word) => (word.includes('@') ? (word.match(/[^@.]*[@.]|[^@.]+$/g) ?? []) : word))
