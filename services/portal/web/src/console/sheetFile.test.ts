import { mount } from '@vue/test-utils'
import { expect, it, vi } from 'vitest'
import { workbook } from './sheet'
import SheetFile from './SheetFile.vue'

const HEADS = ['商户', '户名', '账号']
const GOOD = workbook({ name: '账户', heads: HEADS, rows: [['m1', '甲', '6222']] })

it('a broken file after a good one leaves nothing of the good one', async () => {
  const page = mount(SheetFile, { props: { title: '账户', heads: HEADS } })
  const choose = async (bytes: BlobPart) => {
    const input = page.get('input')
    Object.defineProperty(input.element, 'files', { value: [new File([bytes], 'accounts.xlsx')], configurable: true })
    await input.trigger('change')
  }
  const read = () => page.emitted('read')?.at(-1)
  await choose(GOOD)
  await vi.waitFor(() => expect(read()).toEqual(['m1\t甲\t6222']))
  await choose('broken')
  await vi.waitFor(() => expect(page.find('[role=alert]').exists()).toBe(true))
  expect(read()).toEqual([''])
})
