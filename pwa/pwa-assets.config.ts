import { defineConfig } from '@vite-pwa/assets-generator/config'

const fog = '#edf1f2'

/** Every icon is made from public/seal.svg: `npm run icons -w pwa`, then commit what changed. */
export default defineConfig({
  images: ['public/seal.svg'],
  preset: {
    transparent: { sizes: [48, 96, 192, 256, 384, 512], favicons: [[48, 'favicon.ico']], padding: 0.04 },
    maskable: { sizes: [192, 512], padding: 0.34, resizeOptions: { background: fog } },
    apple: { sizes: [180], padding: 0.2, resizeOptions: { background: fog } },
    assetName: (type, { width }) => `icons/${type}-${width}.png`,
  },
})
