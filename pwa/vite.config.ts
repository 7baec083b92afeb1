import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'
import { fallbackTextsInPage } from './build/fallback-texts.ts'
import { webManifest } from './build/web-manifest.ts'

const server = 'http://127.0.0.1:4000'

export default defineConfig({
  root: import.meta.dirname,
  plugins: [
    svelte(),
    fallbackTextsInPage(),
    VitePWA({
      manifest: webManifest,
      // The pages register it themselves: the content security policy allows no inline script.
      injectRegister: null,
      // A page that is open keeps the version it was loaded with; the next visit gets the new one.
      registerType: 'prompt',
      workbox: {
        globPatterns: ['**/*.{html,js,css,svg,png,ico}'],
        // No recipient's phone keeps the charts of the operators.
        globIgnores: ['**/assets/Operator-*'],
        navigateFallback: '/index.html',
        navigateFallbackAllowlist: [/^\/$/, /^\/inbox\/?$/, /^\/m\//, /^\/sent\//],
        cleanupOutdatedCaches: true,
      },
    }),
  ],
  // TransformStream, `inert` and WebCrypto streams: what old-browser.js asks for.
  build: { target: ['chrome110', 'edge110', 'firefox115', 'safari16.4'], manifest: true, assetsInlineLimit: 0 },
  server: { proxy: { '/graphql': server, '/parts': server } },
})
