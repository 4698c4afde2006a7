/** Which redemption a difference is of, where it is of one. */
import type { components } from '@/shared/api/schema/treasury'
import { ID } from '@/console/audit/way'

type Difference = components['schemas']['DifferenceView']

/** Of the two lists of a day alone: what each side says of a row, a refund's too, begins with its redemption's id. */
export function redemptionOf({ pair, here_word, there_word }: Pick<Difference, 'pair' | 'here_word' | 'there_word'>): string | undefined {
  const [id = ''] = (here_word || there_word).split(' ')
  return pair === 'LIST' && ID.test(id) ? id : undefined
}
