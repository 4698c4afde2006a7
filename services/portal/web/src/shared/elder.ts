/** Elder mode (长辈版): larger type and targets on every page, kept by the browser. */
import { ref, watchEffect } from 'vue'

const KEPT = 'jinqiu.elder'

export const isElder = ref(localStorage.getItem(KEPT) === '1')

watchEffect(() => {
  document.documentElement.toggleAttribute('data-elder', isElder.value)
  localStorage.setItem(KEPT, isElder.value ? '1' : '0')
})
