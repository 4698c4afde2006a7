/** The front page: what Jinqiu is, and five doors. */
import { createApp } from 'vue'
import '@/shared/tokens.css'
import '@/shared/elder'
import App from './App.vue'

createApp(App).mount('#app')
