import { expect, it, vi } from 'vitest'
import { fileSize, fitted, shrunk, upload } from './upload'

it('fits a photo into 2,000 pixels and keeps its shape', () => {
  expect(fitted(4000, 3000)).toEqual({ width: 2000, height: 1500 })
  expect(fitted(3000, 6000)).toEqual({ width: 1000, height: 2000 })
  expect(fitted(800, 600)).toEqual({ width: 800, height: 600 })
})

it('leaves papers and small photos as they are', async () => {
  const pdf = new File(['%PDF'], 'a.pdf', { type: 'application/pdf' })
  const photo = new File(['x'], 'a.jpg', { type: 'image/jpeg' })
  expect([await shrunk(pdf), await shrunk(photo)]).toEqual([pdf, photo])
})

it('measures files as people do', () => {
  expect([fileSize(300), fileSize(118_000), fileSize(1_300_000)]).toEqual(['1 KB', '115 KB', '1.2 MB'])
})

it('tells the size of what left, which of a photo is less than what was chosen', async () => {
  const picture = { width: 4000, height: 3000, close: () => undefined }
  vi.stubGlobal('createImageBitmap', async () => picture)
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null)
  vi.spyOn(HTMLCanvasElement.prototype, 'toBlob').mockImplementation((done) => done(new Blob(['small'], { type: 'image/jpeg' })))
  vi.stubGlobal('XMLHttpRequest', class {
    upload = {}
    status = 201
    response = { kind: 'invoice', type: 'jpeg', pages: 1, differences: [] }
    onload = () => undefined
    open = () => undefined
    setRequestHeader = () => undefined
    send = () => this.onload()
  })
  const photo = new File([new Uint8Array(1_000_000)], 'a.jpg', { type: 'image/jpeg' })
  const kept = await upload('c-1', 'invoice', photo, { onProgress: () => undefined, signal: new AbortController().signal })
  expect(kept).toMatchObject({ kind: 'invoice', size: 5 })
})
