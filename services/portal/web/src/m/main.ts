/** Shoppers and car buyers, on a phone. */
import './vant.css'
import { start } from '@/shared/start'
import App from './App.vue'
import { routes } from './routes'
import { beginFirstLook } from './shop/claim/firstLook'

beginFirstLook(location.hash)
start({ app: App, routes, logIn: 'citizen' })
