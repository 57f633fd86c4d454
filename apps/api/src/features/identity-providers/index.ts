/** A service's own identity providers: registering them, and signing in through them. */
export { IdentityProvidersModule } from './identity-providers.module.ts';
