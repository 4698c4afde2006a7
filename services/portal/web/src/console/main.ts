/** Officers, at a desk. */
import './element.css'
import { start } from '@/shared/start'
import './desk.css'
import App from './App.vue'
import { routes } from './routes'

start({ app: App, routes, logIn: 'staff' })
