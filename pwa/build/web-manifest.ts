import type { ManifestOptions } from 'vite-plugin-pwa'

const icon = (purpose: 'any' | 'maskable', file: string, size: number) => ({
  src: `/icons/${file}-${size}.png`,
  sizes: `${size}x${size}`,
  type: 'image/png',
  purpose,
})

/** Installing is for those who get messages often, so it opens on the list of what was opened here. */
export const webManifest: Partial<ManifestOptions> = {
  id: '/inbox',
  name: 'Sigill',
  short_name: 'Sigill',
  description: 'Skyddade meddelanden · Suojatut viestit · Protected messages',
  lang: 'sv',
  start_url: '/inbox',
  scope: '/',
  display: 'standalone',
  background_color: '#edf1f2',
  theme_color: '#0f4c5c',
  categories: ['government', 'productivity'],
  icons: [
    { src: '/seal.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' },
    ...[48, 96, 192, 256, 384, 512].map((size) => icon('any', 'transparent', size)),
    ...[192, 512].map((size) => icon('maskable', 'maskable', size)),
  ],
  shortcuts: [
    {
      name: 'Meddelanden på den här enheten',
      short_name: 'Meddelanden',
      url: '/inbox',
      icons: [{ src: '/icons/transparent-96.png', sizes: '96x96', type: 'image/png' }],
    },
  ],
}
