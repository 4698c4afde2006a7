/** Money is fen, a whole number; yuan are only for reading and typing. */
import { language } from './i18n'

/** `¥1,234.50`; whole yuan without their `.00`. */
export function yuan(fen: number): string {
  const digits = fen % 100 === 0 ? 0 : 2
  const text = (Math.abs(fen) / 100).toLocaleString('zh-CN', { minimumFractionDigits: digits, maximumFractionDigits: digits })
  return `${fen < 0 ? '−' : ''}¥${text}`
}

/** `¥1,234.50`, always to the fen: where amounts are counted, or stand in a column. */
export function yuanExact(fen: number): string {
  const text = (Math.abs(fen) / 100).toLocaleString('zh-CN', { minimumFractionDigits: 2, maximumFractionDigits: 2 })
  return `${fen < 0 ? '−' : ''}¥${text}`
}

/** Large sums as people say them: `1,234.5万元`, in English `¥12.35m`. */
export function yuanShort(fen: number): string {
  if (Math.abs(fen) < 1_000_000) return yuan(fen)
  const round = (value: number) => value.toLocaleString('zh-CN', { maximumFractionDigits: 2 })
  if (language.value === 'en') return `¥${round(fen / 100_000_000)}m`
  return Math.abs(fen) < 10_000_000_000 ? `${round(fen / 1_000_000)}万元` : `${round(fen / 10_000_000_000)}亿元`
}

/** What was typed in yuan, as fen; null for what is no amount of at most two decimals. */
export function fenOf(typed: string): number | null {
  const found = /^[¥￥]?(\d{1,12})(?:\.(\d{1,2}))?$/.exec(typed.normalize('NFKC').replace(/[,\s]/g, ''))
  return found ? Number(found[1]) * 100 + Number((found[2] ?? '').padEnd(2, '0')) : null
}
