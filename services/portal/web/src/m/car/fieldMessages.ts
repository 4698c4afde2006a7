/** What to write in a field of each kind, and what is wrong when it is not that. */
import type { components } from '@/shared/api/schema/subsidies'
import { defineMessages } from '@/shared/i18n'

type Problem = components['schemas']['ProblemView']

const hints = defineMessages({
  name: { zh: '与身份证件一致', en: 'As on the identity card' },
  national_id: { zh: '18 位身份证号码', en: '18 digits' },
  phone: { zh: '11 位手机号码', en: '11 digits' },
  bank_card: { zh: '本人的银行卡号', en: 'Your own bank card' },
  amount: { zh: '单位：元，最多两位小数', en: 'In yuan, at most two decimals' },
  count: { zh: '填写整数', en: 'A whole number' },
  vin: { zh: '17 位，见行驶证或登记证书', en: '17 characters, on the vehicle licence' },
  uscc: { zh: '18 位统一社会信用代码', en: '18 characters' },
  invoice_code: { zh: '10 或 12 位；数电票没有代码，可不填', en: '10 or 12 digits; an all-electronic invoice has none' },
  invoice_number: { zh: '8 位；数电票为 20 位', en: '8 digits, 20 on an all-electronic invoice' },
  day: { zh: '按票证上的日期选择', en: 'As on the paper' },
  choice: { zh: '请选择一项', en: 'Choose one' },
  text: { zh: '请如实填写', en: 'As it is' },
})

const wrong = defineMessages({
  needed: { zh: '此项未填写', en: 'This is missing' },
  malformed: { zh: '填写的内容不对', en: 'This is not right' },
  company: { zh: '统一社会信用代码有误', en: 'This company code is not valid' },
  companyNext: { zh: '请核对 18 位代码', en: 'Check the 18 characters' },
  owner: { zh: '登记所有人与购车人不一致', en: 'The owner is not the buyer' },
  ownerNext: { zh: '须为同一人，请核对两处姓名', en: 'Both must be one person: check both names' },
  vin: { zh: '车架号较少见，请再核对一遍', en: 'An unusual VIN: look at it once more' },
  vinNext: { zh: '核对无误可以继续提交', en: 'If it is right, go on' },
  invoiceSays: { zh: '与发票上的内容不一致', en: 'The invoice says otherwise' },
  invoiceSaysNext: { zh: '请对照发票核对，以免被退回', en: 'Check it against the invoice' },
})

type HintKind = Parameters<typeof hints>[0]

/** What to write in a field of this kind. */
export const hintOf = (kind: string): string => hints(kind as HintKind) // a kind unknown here is refused by the schema's check

/** In the field's own words, where those say more than the table's; undefined where they do not. */
export function wrongOf(problem: Problem, kind: string): { title: string; nextStep: string } | undefined {
  if (problem.code === 'MALFORMED') {
    if (problem.detail.startsWith('the check digit')) return { title: wrong('vin'), nextStep: wrong('vinNext') }
    return { title: wrong(problem.detail === 'is needed' ? 'needed' : 'malformed'), nextStep: hintOf(kind) }
  }
  if (problem.code === 'ID_INVALID' && kind === 'uscc') return { title: wrong('company'), nextStep: wrong('companyNext') }
  if (problem.code === 'NAME_MISMATCH') return { title: wrong('owner'), nextStep: wrong('ownerNext') }
  return undefined
}

/** A document says something else than was typed. */
export const invoiceSays = () => ({ title: wrong('invoiceSays'), nextStep: wrong('invoiceSaysNext') })
