/** Sign-in, sessions, and the guard in front of every operation. */
import { Global, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AccountAudit } from '../audit/index.ts';
import { AccountController } from './account.controller.ts';
import { ApiTokensController } from './api-tokens.controller.ts';
import { AuthJobs } from './auth.jobs.ts';
import { Authentication } from './authentication.ts';
import { OperationLimits } from './operation-limits.ts';
import { PermissionGuard } from './permission.guard.ts';
import { PasswordChanges } from './password-changes.ts';
import { PasswordsController } from './passwords.controller.ts';
import { PasswordsStore } from './passwords.store.ts';
import { Passkeys } from './passkeys.ts';
import { Sealing } from './sealing.ts';
import { SecondFactors } from './second-factors.ts';
import { SecondFactorsStore } from './second-factors.store.ts';
import { SessionRequest } from './session-request.ts';
import { SessionController } from './session.controller.ts';
import { SessionStore } from './session.store.ts';
import { Sessions } from './sessions.ts';
import { SignIn } from './sign-in.ts';
import { SignInThrottle } from './sign-in-throttle.ts';

@Global()
@Module({
  controllers: [SessionController, AccountController, PasswordsController, ApiTokensController],
  providers: [
    AccountAudit, SessionStore, SecondFactorsStore, Sealing, SignInThrottle, Sessions, SecondFactors, Passkeys, PasswordsStore, PasswordChanges, SignIn, SessionRequest, Authentication, AuthJobs, OperationLimits,
    { provide: APP_GUARD, useClass: PermissionGuard },
  ],
  exports: [Sessions, Authentication, OperationLimits, SignIn, SessionRequest, Sealing, SecondFactors, SignInThrottle],
})
export class AuthModule {}
