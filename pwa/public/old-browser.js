/* Runs in any browser since 2010: classic script, ECMAScript 5. It says so when the pages cannot run here. */
;(function () {
  var patience = 15000 // milliseconds

  function show(id) {
    var page = document.getElementById(id)
    if (page) page.hidden = false
  }

  function canRead() {
    return (
      'noModule' in document.createElement('script') &&
      window.crypto &&
      window.crypto.subtle &&
      window.TransformStream &&
      window.ReadableStream &&
      'pipeThrough' in window.ReadableStream.prototype &&
      window.AbortSignal &&
      'timeout' in window.AbortSignal &&
      'at' in Array.prototype &&
      'inert' in window.HTMLElement.prototype
    )
  }

  if (!canRead()) {
    document.body.removeChild(document.getElementById('app'))
    show('old-browser')
    return
  }
  window.addEventListener('load', function () {
    setTimeout(function () {
      var app = document.getElementById('app')
      if (app && !app.firstChild) show('not-loaded')
    }, patience)
  })
})()
