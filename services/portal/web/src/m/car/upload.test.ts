import { expect, it } from 'vitest'
import { fileSize, fitted, shrunk } from './upload'

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
