import { flushPromises, mount } from '@vue/test-utils'
import { beforeEach, expect, it, vi } from 'vitest'
import { speak } from '@/shared/i18n'
import PdfPaper from './PdfPaper.vue'

const reader = vi.hoisted(() => ({ draw: vi.fn(), close: vi.fn(), openPaper: vi.fn() }))
let see: (isIntersecting: boolean) => void = () => {}

vi.mock('./pdf', () => ({ openPaper: reader.openPaper }))
vi.stubGlobal('IntersectionObserver', class {
  constructor(told: (entries: { isIntersecting: boolean }[]) => void) {
    see = (isIntersecting) => told([{ isIntersecting }])
  }
  observe() {}
  disconnect() {}
})

const page = { ratio: () => 0.7, draw: reader.draw }
const opened = (pages: Promise<unknown[]>) => reader.openPaper.mockReturnValue({ pages, close: reader.close })
const shown = async () => {
  const paper = mount(PdfPaper, { props: { bytes: new Blob(), name: '发票', zoom: 1, turns: 0 } })
  await flushPromises()
  return paper
}

beforeEach(() => {
  speak('zh')
  vi.clearAllMocks()
  reader.draw.mockReturnValue({ done: Promise.resolve(), stop: vi.fn() })
})

it('shows a paper as pictures of its pages, each with its name and number, and no frame or link', async () => {
  opened(Promise.resolve([page, page]))
  const paper = await shown()
  expect(paper.findAll('[role=img]').map((one) => one.attributes('aria-label'))).toEqual(['发票，第 1 页，共 2 页', '发票，第 2 页，共 2 页'])
  expect(paper.findAll('iframe, object, embed, a')).toEqual([])
})

it('draws a page while it is in sight, and again when it is enlarged or turned', async () => {
  opened(Promise.resolve([page]))
  const paper = await shown()
  expect(reader.draw).not.toHaveBeenCalled()
  see(true)
  await flushPromises()
  await paper.setProps({ turns: 1 })
  await flushPromises()
  await paper.setProps({ zoom: 2 })
  await flushPromises()
  expect(reader.draw.mock.calls.map(([, , turns]) => turns)).toEqual([0, 1, 1])
  expect(paper.get('canvas').attributes('aria-busy')).toBe('false')
  see(false)
  await flushPromises()
  expect((paper.get('canvas').element as HTMLCanvasElement).width).toBe(0)
})

it('says of what cannot be read or drawn that it has to be downloaded', async () => {
  reader.openPaper.mockImplementation(() => ({ pages: Promise.reject(new Error('no PDF')), close: reader.close }))
  expect((await shown()).text()).toBe('这份 PDF 无法在此显示，请下载后查看。')
  opened(Promise.resolve([page]))
  reader.draw.mockImplementation(() => ({ done: Promise.reject(new Error('broken')), stop: vi.fn() }))
  const paper = await shown()
  see(true)
  await flushPromises()
  expect(paper.text()).toBe('这份 PDF 无法在此显示，请下载后查看。')
})

it('lets its reader go when another paper is looked at', async () => {
  opened(new Promise(() => {}))
  const paper = await shown()
  paper.unmount()
  expect(reader.close).toHaveBeenCalledOnce()
})
