/** A `fetch` that tells how much has been sent, which `fetch` itself cannot; 0 to 1. */
export const xhrFetch =
  (progress: (fraction: number) => void): typeof fetch =>
  (url, options = {}) =>
    new Promise((resolve, reject) => {
      const request = new XMLHttpRequest()
      request.open(options.method ?? 'GET', url instanceof Request ? url.url : url)
      for (const [name, value] of new Headers(options.headers)) request.setRequestHeader(name, value)
      request.responseType = 'text'
      request.upload.onprogress = ({ loaded, total }) => {
        progress(total > 0 ? loaded / total : 0)
      }
      request.onload = () => {
        const type = request.getResponseHeader('content-type') ?? 'application/json'
        const { status, responseText } = request
        if (status < 200) reject(new TypeError(`HTTP ${status}`))
        else
          resolve(
            new Response(responseText === '' ? null : responseText, { status, headers: { 'content-type': type } }),
          )
      }
      request.onerror = () => {
        reject(new TypeError('the connection broke'))
      }
      request.onabort = () => {
        reject(new DOMException('stopped by the person', 'AbortError'))
      }
      options.signal?.addEventListener('abort', () => {
        request.abort()
      })
      request.send(options.body as XMLHttpRequestBodyInit)
    })
