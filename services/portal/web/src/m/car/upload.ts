/** A photo, PDF or OFD on its way: photos made small first, progress told, one request a file, repeatable. */
import { asActor } from '@/shared/api'
import type { components } from '@/shared/api/schema/subsidies'
import { Refusal, refusalFor, refusalOf } from '@/shared/refusal'

/** What was kept, and how large it was when it left: a photo is smaller then than what was chosen. */
export type Attached = components['schemas']['DocumentView'] & { size: number }

export const BYTES_MAX = 10 * 1024 * 1024
const SIDE_MAX = 2000
const QUALITY = 0.82
const SMALL_ENOUGH = 600 * 1024
const TIMEOUT_MS = 180_000

/** A picture's size once its longer side is at most 2,000: small print of a licence stays readable. */
export function fitted(width: number, height: number): { width: number; height: number } {
  const scale = Math.min(1, SIDE_MAX / Math.max(width, height))
  return { width: Math.round(width * scale), height: Math.round(height * scale) }
}

/** A large photo made smaller; whatever is none, or cannot be read here, stays as it is: the service looks at it. */
export async function shrunk(file: File): Promise<Blob> {
  if (!/^image\/(jpeg|png|webp)$/.test(file.type) || (file.size <= SMALL_ENOUGH && file.type !== 'image/webp')) return file
  try {
    const picture = await createImageBitmap(file)
    const canvas = Object.assign(document.createElement('canvas'), fitted(picture.width, picture.height))
    canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
    picture.close()
    const made = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', QUALITY))
    return made && made.size < file.size ? made : file
  } catch {
    return file
  }
}

interface Watcher {
  /** 0 to 1 while bytes leave; what comes after is the service reading it. */
  onProgress: (share: number) => void
  signal: AbortSignal
}

/** Send one document; throws a `Refusal`. The same again replaces it, so a try after a lost network harms nothing. */
export async function upload(claimNo: string, kind: string, file: File, { onProgress, signal }: Watcher): Promise<Attached> {
  const body = await shrunk(file)
  if (body.size > BYTES_MAX) throw refusalFor('TOO_LARGE', 413)
  return new Promise((done, failed) => {
    const request = new XMLHttpRequest()
    request.open('PUT', `/api/subsidies/v1/claims/${claimNo}/documents/${kind}`)
    request.responseType = 'json'
    request.timeout = TIMEOUT_MS
    request.setRequestHeader('Content-Type', body.type || 'application/octet-stream')
    for (const [name, value] of Object.entries(asActor())) request.setRequestHeader(name, value)
    request.upload.onprogress = (event) => event.lengthComputable && onProgress(event.loaded / event.total)
    request.onload = () => (request.status === 201 ? done({ ...(request.response as components['schemas']['DocumentView']), size: body.size }) : failed(refusalOf(request.status, request.response)))
    request.onerror = request.ontimeout = request.onabort = () => failed(new Refusal('OFFLINE', 0))
    signal.addEventListener('abort', () => request.abort())
    request.send(body)
  })
}

/** `1.2 MB`, as files are measured. */
export function fileSize(bytes: number): string {
  return bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`
}
