/** Sign-in, sessions, and the guard in front of every operation. */
import { Global, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AuthJobs } from './auth.jobs.ts';
import { Authentication } from './authentication.ts';
import { PermissionGuard } from './permission.guard.ts';
import { SessionController } from './session.controller.ts';
import { SessionStore } from './session.store.ts';
import { Sessions } from './sessions.ts';
import { SignInThrottle } from './sign-in-throttle.ts';

@Global()
@Module({
  controllers: [SessionController],
  providers: [SessionStore, SignInThrottle, Sessions, Authentication, AuthJobs, { provide: APP_GUARD, useClass: PermissionGuard }],
  exports: [Sessions, Authentication],
})
export class AuthModule {}
