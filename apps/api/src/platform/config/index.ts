/** Configuration: parsed once, injected everywhere. */
export { Config, type MailRoute, ConfigurationFault, loadConfig, parseConfig } from './config.ts';
export { ConfigModule } from './config.module.ts';
