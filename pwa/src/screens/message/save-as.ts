/** Hands a decrypted file to the browser's own downloads. */
export function saveAs(url: string, name: string) {
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
}
