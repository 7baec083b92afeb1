const longEnough = 60_000 // milliseconds; browsers have taken the file over by then

/** As `saveAs`, for a file that nothing else needs. */
export function saveOnce(file: Blob, name: string) {
  const url = URL.createObjectURL(file)
  saveAs(url, name)
  setTimeout(() => {
    URL.revokeObjectURL(url)
  }, longEnough)
}

/** Hands a decrypted file to the browser's own downloads. */
export function saveAs(url: string, name: string) {
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
}
