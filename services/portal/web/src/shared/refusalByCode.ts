/** What a code means where no answer carries its words: why a claim was rejected, what is wrong with one field. */
import { ref } from 'vue'
import { Refusal } from './refusal'

type Table = Partial<Record<string, { title: string; next_step: string }>>

const table = ref<Table>({})
let isAsked = false

/** The table's words for a code; until the table is here, a moment, those of a busy system. */
export function refusalFor(code: string): Refusal {
  if (!isAsked) {
    isAsked = true
    void import('../../openapi/refusals.json').then((words) => {
      table.value = words.default
    })
  }
  const words = table.value[code]
  return new Refusal(code, 409, words ? { title: words.title, next_step: words.next_step } : {})
}
