import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Manifest } from 'vite'

/** Bytes, gzipped, of what the first page loads before a person presses anything; `folder`: the built pages. */
export async function firstPageWeight(folder: string): Promise<{ scripts: number; styles: number }> {
  const manifest = JSON.parse(await readFile(path.join(folder, '.vite/manifest.json'), 'utf8')) as Manifest
  const chunks = withStaticImports(manifest, 'index.html')
  const styles = new Set(chunks.flatMap(({ css }) => css ?? []))
  return {
    scripts: await gzipped(folder, ['old-browser.js', ...chunks.map(({ file }) => file)]),
    styles: await gzipped(folder, [...styles]),
  }
}

function withStaticImports(manifest: Manifest, entry: string, seen = new Set<string>()): Manifest[string][] {
  const chunk = manifest[entry]
  if (!chunk || seen.has(entry)) return []
  seen.add(entry)
  return [chunk, ...(chunk.imports ?? []).flatMap((imported) => withStaticImports(manifest, imported, seen))]
}

async function gzipped(folder: string, files: string[]): Promise<number> {
  const sizes = await Promise.all(files.map(async (file) => gzipSync(await readFile(path.join(folder, file))).length))
  return sizes.reduce((sum, size) => sum + size, 0)
}
