/** Reads QR codes from a video's picture. Its WebAssembly is a file of ours: nothing is asked of another host. */
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import wasmUrl from 'zxing-wasm/reader/zxing_reader.wasm?url'

const WIDTH_MAX = 960

prepareZXingModule({ overrides: { locateFile: () => wasmUrl } })

const canvas = document.createElement('canvas')

/** The texts of the codes in what is seen now. */
export async function readCodes(video: HTMLVideoElement): Promise<string[]> {
  const pen = canvas.getContext('2d', { willReadFrequently: true })
  if (!pen || video.videoWidth === 0) return []
  const scale = Math.min(1, WIDTH_MAX / video.videoWidth)
  canvas.width = Math.round(video.videoWidth * scale)
  canvas.height = Math.round(video.videoHeight * scale)
  pen.drawImage(video, 0, 0, canvas.width, canvas.height)
  const picture = pen.getImageData(0, 0, canvas.width, canvas.height)
  const found = await readBarcodes(picture, { formats: ['QRCode'], maxNumberOfSymbols: 1 })
  return found.filter((one) => one.isValid).map((one) => one.text)
}
